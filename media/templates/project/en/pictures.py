"""Draws the pictures that the project learns from. In the shop a camera would take them.

    python pictures.py        # writes the examples in samples/ anew
"""

from pathlib import Path

import numpy as np
from PIL import Image

SIDE = 16
LABELS = ("taco", "burrito")  # label 0, label 1
EMPTY = -1


def draw(label, rng, light=170, down=0):
    """One grey picture, SIDE x SIDE values from 0 to 255. A taco is half a disc, a burrito a long roll.

    `light` is how much brighter food is than the plate; `down` moves it that many cells towards the lower edge.
    """
    y, x = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    x = x - rng.normal(0, 0.12)
    y = y - rng.normal(0, 0.12)
    size, tilt = rng.normal(0.6, 0.1), rng.normal(0, 0.25)
    if label == EMPTY:
        food = np.zeros((SIDE, SIDE), bool)
    elif LABELS[label] == "taco":
        food = (x**2 + (y - 0.3) ** 2 < size) & (y < 0.3 + tilt * x)
    else:
        food = (abs(y + tilt * x) < size - 0.2) & (abs(x) < 0.85)
    grey = 40 + light * np.roll(food, down, axis=0) + rng.normal(0, 60, food.shape)
    return np.clip(grey, 0, 255)


def batch(count, seed, burritos=0.3, light=170, down=0):
    """`count` pictures as rows of SIDE * SIDE values, and their labels. Tacos sell better, so there are more of them."""
    rng = np.random.default_rng(seed)
    labels = (rng.random(count) < burritos).astype(int)
    return np.array([draw(label, rng, light, down).ravel() for label in labels]), labels


def write_samples(folder=Path(__file__).with_name("samples")):
    """A few pictures to upload, ten times as large so that one can see them."""
    folder.mkdir(exist_ok=True)
    rng = np.random.default_rng(3)
    for name, label in [("taco-1", 0), ("taco-2", 0), ("burrito-1", 1), ("burrito-2", 1), ("empty-plate", EMPTY)]:
        grey = Image.fromarray(draw(label, rng).astype("uint8"))
        grey.resize((SIDE * 10, SIDE * 10), Image.Resampling.NEAREST).save(folder / f"{name}.png")


if __name__ == "__main__":
    write_samples()
