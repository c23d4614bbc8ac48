"""Checks of a scaffolded project that need its own code; run in its folder. Prints JSON."""

import ast
import json
import sys


def same_code(a, b):
    """True where two files differ only in comments and texts."""

    def bare(path):
        tree = ast.parse(open(path, encoding="utf-8").read())
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value = ""
            # Words may surround what an f-string fills in: only that counts.
            if isinstance(node, ast.JoinedStr):
                node.values = [value for value in node.values if isinstance(value, ast.FormattedValue)]
        return ast.dump(tree)

    return bare(a) == bare(b)


def accuracy(weights):
    """On pictures that neither training nor validation has seen."""
    from pictures import batch
    from predict import LABELS, classify, load

    x, y = batch(2000, seed=99)
    answers = classify(load(weights), x)
    return sum(answer["label"] == LABELS[label] for answer, label in zip(answers, y)) / len(y)


def same_pictures(ours, theirs):
    from PIL import Image, ImageChops

    return ImageChops.difference(Image.open(ours), Image.open(theirs)).getbbox() is None


def app(path):
    """What a person sees who opens the app, presses too early, uploads no picture, a taco and a burrito."""
    from streamlit.testing.v1 import AppTest

    seen = {}
    test = AppTest.from_file(path).run(timeout=60)
    seen["title"] = test.title[0].value
    test.button[0].click().run()
    seen["early"] = [warning.value for warning in test.warning]
    photos = {name: open(f"samples/{name}-1.png", "rb").read() for name in ("taco", "burrito")}
    for name, data in {"none": b"no picture", **photos}.items():
        test.file_uploader[0].set_value((f"{name}.png", data, "image/png")).run()
        test.button[0].click().run()
        seen[name] = [element.value for element in [*test.error, *test.markdown]]
    # A form hands its values over when it is sent, and not before.
    test.slider[0].set_value(0.99)
    test.button[0].click().run()
    seen["unsure"] = test.markdown[0].value
    seen["exceptions"] = [exception.value for exception in test.exception]
    return seen


sys.path.insert(0, ".")
checks = {check.__name__: check for check in (same_code, accuracy, same_pictures, app)}
verb, *words = sys.argv[1:]
print(json.dumps(checks[verb](*words)))
