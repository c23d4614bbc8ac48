"""1, 2초 만에 판별기를 학습해서 weights.npz와 train.log를 남겨요.

    python train.py --lr 0.3 --epochs 40
"""

import argparse
import logging

import numpy as np

from pictures import SIDE, batch


def options():
    parser = argparse.ArgumentParser(description="타코·부리토 판별기를 학습해요.")
    parser.add_argument("--lr", type=float, default=0.1, help="학습률")
    parser.add_argument("--epochs", type=int, default=60, help="그림 전체를 몇 번 볼지")
    parser.add_argument("--count", type=int, default=600, help="배울 그림이 몇 장인지")
    parser.add_argument("--seed", type=int, default=7, help="시드가 같으면 같은 그림이 나와요")
    parser.add_argument("--light", type=float, default=170, help="음식의 밝기. 50이면 어두운 주방이에요")
    parser.add_argument("--weights", default="weights.npz", help="가중치를 쓸 파일")
    parser.add_argument("--log", default="train.log", help="기록을 덧붙일 파일")
    return parser.parse_args()


def fit(x, y, x_val, y_val, lr, epochs):
    """로지스틱 회귀의 가중치와 편향. x는 이미 표준화되어 있어요. 에폭마다 기록을 한 줄 남겨요."""
    w, b = np.zeros(x.shape[1]), 0.0
    for epoch in range(1, epochs + 1):
        p = 1 / (1 + np.exp(-(x @ w + b)))
        loss = -np.log(np.where(y == 1, p, 1 - p).clip(1e-12)).mean()
        w -= lr * x.T @ (p - y) / len(y)
        b -= lr * (p - y).mean()
        accuracy = ((x_val @ w + b > 0) == y_val).mean()
        logging.info("epoch=%d loss=%.4f val_accuracy=%.3f", epoch, loss, accuracy)
    return w, b, accuracy


def main():
    o = options()
    logging.basicConfig(
        handlers=[logging.FileHandler(o.log, encoding="utf-8")],
        format="%(asctime)s %(levelname)s %(message)s",
        datefmt="%Y-%m-%d %H:%M:%S",
        level=logging.INFO,
    )
    x, y = batch(o.count, o.seed, light=o.light)
    x_val, y_val = batch(400, o.seed + 1, light=o.light)
    mean, std = x.mean(), x.std()
    w, b, accuracy = fit((x - mean) / std, y, (x_val - mean) / std, y_val, o.lr, o.epochs)
    # 가중치를 쓰는 쪽도 그림을 똑같이 다듬어야 해요. 그래서 이 숫자들이 가중치와 함께 다녀요.
    np.savez(o.weights, w=w, b=b, mean=mean, std=std, side=SIDE)
    print(f"검증 그림 {len(y_val)}장 가운데 {accuracy:.1%}를 맞혔어요. 가중치는 {o.weights}, 에폭별 기록은 {o.log}에 있어요.")


if __name__ == "__main__":
    main()
