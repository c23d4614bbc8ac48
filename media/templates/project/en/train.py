"""Trains the classifier in a second or two and writes weights.npz and train.log.

    python train.py --lr 0.3 --epochs 40
"""

import argparse
import logging

import numpy as np

from pictures import SIDE, batch


def options():
    parser = argparse.ArgumentParser(description="Trains the taco-or-burrito classifier.")
    parser.add_argument("--lr", type=float, default=0.1, help="learning rate")
    parser.add_argument("--epochs", type=int, default=60, help="how often all pictures are looked at")
    parser.add_argument("--count", type=int, default=600, help="number of pictures to learn from")
    parser.add_argument("--seed", type=int, default=7, help="the same seed draws the same pictures")
    parser.add_argument("--light", type=float, default=170, help="brightness of the food: 50 is a dim kitchen")
    parser.add_argument("--weights", default="weights.npz", help="file to write")
    parser.add_argument("--log", default="train.log", help="file to add to")
    return parser.parse_args()


def fit(x, y, x_val, y_val, lr, epochs):
    """Weights and bias of a logistic regression; x is standardised. Logs one line an epoch."""
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
    # Whoever uses the weights must prepare pictures in exactly the same way: so these numbers travel with them.
    np.savez(o.weights, w=w, b=b, mean=mean, std=std, side=SIDE)
    print(f"Of {len(y_val)} validation pictures {accuracy:.1%} are right. Wrote {o.weights}; every epoch is in {o.log}.")


if __name__ == "__main__":
    main()
