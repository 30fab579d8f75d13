"""A server for the course's models, in the form that OpenAI-compatible clients expect.

    with serve(smollm2.load(), name="smollm2") as server:
        client = openai.OpenAI(base_url=server.url + "/v1", api_key="none")

or, until Ctrl-C: `python -m llmbook.serving smollm2`. In a browser `server.url` is a chat page,
which shows each token's probability. How requests share the one model: `scheduler.py`.
"""

from .jobs import Limits, Load
from .server import Server, serve
