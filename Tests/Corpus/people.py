"""Synthetic customers and agents of the fixture centres: the same ones at every start, and no two alike."""

from __future__ import annotations

import base64
import hashlib
import hmac
import random
import struct
import time
from dataclasses import dataclass

FIRST = (
    "Adela Bogdan Carmen Dagmar Emil Fatima Gregor Hanna Ibrahim Jolanta Kaspar Lieselotte Mateusz Noor Oskar "
    "Petra Quentin Rosalie Stefan Tamara Ulrike Viktor Wanda Xaver Yasmin Zoltan"
).split()
LAST = (
    "Abendroth Birkeland Czerny Dombrowski Eskildsen Fontaine Grünwald Haverkamp Ivarsson Jankovic Kowalczyk "
    "Lindemann Mortensen Nakamura Oberhauser Papadakis Quistgaard Rasmussen Szymanski Thorvaldsen Uhlenbrock "
    "Vandenberg Wiśniewski Yilmazer Zettervall Almqvist Brzezinski Castellanos Drinkwater Ekholm Fitzwilliam Guggenheim "
    "Hrdlicka Iglesias Jorgensen"
).split()
STREETS = "Harbour Street,Mill Lane,Station Road,Bridge Street,Orchard Way,Castle Hill".split(",")


@dataclass
class Person:
    """One account: what it is, and what it must enter."""

    user: str
    name: str
    number: str
    email: str
    password: str
    new_password: str
    pin: str
    born: str
    pet: str
    otp: str
    balance: str
    street: str
    agent: bool = False


class People:
    """Hands out people; the order decides who they are."""

    def __init__(self, seed: int = 20261121) -> None:
        self._random = random.Random(seed)
        pairs = [(first, last) for first in FIRST for last in LAST]
        self._random.shuffle(pairs)
        self._pairs = iter(pairs)
        self._numbers: set[str] = set()

    def next(self, agent: bool = False) -> Person:
        dice = self._random
        first, last = next(self._pairs)
        number = self._number()
        user = f"{first}.{_plain(last)}".lower()
        return Person(
            user=user,
            name=f"{first} {last}",
            number=number,
            email=f"{user}@customers.example",
            password=f"{_word(dice, 14)}-{dice.randrange(100)}",
            new_password=f"{_word(dice, 14)}+{dice.randrange(100)}",
            pin=f"{dice.randrange(1000, 9999)}",
            born=f"{dice.randrange(1, 28):02d}{dice.randrange(1, 12):02d}{dice.randrange(1950, 2004)}",
            pet=_word(dice, 9).capitalize(),
            otp=base64.b32encode(bytes(dice.randrange(256) for _ in range(20))).decode(),
            balance=f"{dice.randrange(1, 9)},{dice.randrange(100, 999)}.{dice.randrange(11, 99)}",
            street=f"{dice.choice(STREETS)} {dice.randrange(1, 99)}",
            agent=agent,
        )

    def _number(self) -> str:
        while True:
            number = f"{self._random.randrange(31_000_000, 98_000_000)}"
            if number not in self._numbers:
                self._numbers.add(number)
                return number


def one_time_code(key: str, now: float | None = None, shift: int = 0) -> str:
    """RFC 6238: six digits, 30 seconds, SHA-1. `shift` counts steps."""
    step = int((time.time() if now is None else now) // 30) + shift
    digest = hmac.new(base64.b32decode(key), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def _word(dice: random.Random, length: int) -> str:
    return "".join(dice.choice("bcdfghjklmnpqrstvwz" if at % 2 == 0 else "aeiou") for at in range(length))


def _plain(name: str) -> str:
    table = {"ü": "ue", "ö": "oe", "ś": "s", "ł": "l"}
    return "".join(table.get(letter, letter) for letter in name.lower())
