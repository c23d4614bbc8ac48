"""프로젝트가 배울 그림을 그려요. 가게라면 카메라가 찍어 줄 그림이에요.

    python pictures.py        # samples/ 안의 예시 그림을 새로 만들어요
"""

from pathlib import Path

import numpy as np
from PIL import Image

SIDE = 16
LABELS = ("taco", "burrito")  # 레이블 0, 레이블 1
EMPTY = -1


def draw(label, rng, light=170, down=0):
    """회색조 그림 한 장. 0에서 255 사이 값이 SIDE x SIDE개예요. 타코는 반달, 부리토는 긴 막대예요.

    `light`는 음식이 접시보다 얼마나 밝은지, `down`은 몇 칸 아래로 밀려 찍혔는지예요.
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
    """그림 `count`장(한 줄에 SIDE * SIDE개)과 레이블. 타코가 더 잘 팔려서 타코가 더 많아요."""
    rng = np.random.default_rng(seed)
    labels = (rng.random(count) < burritos).astype(int)
    return np.array([draw(label, rng, light, down).ravel() for label in labels]), labels


def write_samples(folder=Path(__file__).with_name("samples")):
    """올려 볼 그림 몇 장. 눈에 보이게 열 배로 키워서 저장해요."""
    folder.mkdir(exist_ok=True)
    rng = np.random.default_rng(3)
    for name, label in [("taco-1", 0), ("taco-2", 0), ("burrito-1", 1), ("burrito-2", 1), ("empty-plate", EMPTY)]:
        grey = Image.fromarray(draw(label, rng).astype("uint8"))
        grey.resize((SIDE * 10, SIDE * 10), Image.Resampling.NEAREST).save(folder / f"{name}.png")


if __name__ == "__main__":
    write_samples()
