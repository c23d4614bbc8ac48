"""Runs cells (JSON lists of sources on stdin) in one kernel, as a notebook; prints what each of them did as JSON."""

import json
import sys
from math import inf
from queue import Empty
from time import monotonic

import nbformat
from jupyter_client.channels import AsyncZMQSocketChannel
from nbclient import NotebookClient

get_msg = AsyncZMQSocketChannel.get_msg


async def get_in_slices(channel, timeout=None):
    """Looks again each second: nbclient answers Output widgets on the socket that it waits at, and then misses the reply
    that comes meanwhile until its whole timeout is over (nbclient 0.11 with pyzmq 27.3)."""
    until = inf if timeout is None else monotonic() + timeout
    while True:
        left = until - monotonic()
        try:
            return await get_msg(channel, timeout=max(0, min(1, left)))
        except Empty:
            if left <= 1:
                raise


AsyncZMQSocketChannel.get_msg = get_in_slices

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
