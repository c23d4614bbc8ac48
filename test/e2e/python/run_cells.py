"""Runs cells (JSON lists of sources on stdin) in one kernel, as a notebook; prints what each of them did as JSON."""

import json
import sys

import nbformat
from nbclient import NotebookClient

sources = json.load(sys.stdin)
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
client = NotebookClient(
    notebook,
    timeout=60,
    allow_errors=True,
    kernel_name="python3",
    extra_arguments=["--IPKernelApp.log_level=ERROR"],
    resources={"metadata": {"path": sys.argv[1]}},
)
client.execute()


def told(outputs):
    for output in outputs:
        if output.output_type == "error":
            yield {"type": "error", "text": f"{output.ename}: {output.evalue}"}
        elif output.output_type == "stream":
            yield {"type": output.name, "text": output.text}
        else:
            yield {"type": "display", "text": " ".join(sorted(output.data))}


json.dump([list(told(cell.outputs)) for cell in notebook.cells], sys.stdout)
