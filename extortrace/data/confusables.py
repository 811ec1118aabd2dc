LOOKALIKES: dict[str, str] = dict(zip("аеорсухіјѕԁһԛԝвкмнтАВЕЅІЈКМНОРСТУХ", "aeopcyxijsdhqwbkmhtABESIJKMHOPCTYX"))
