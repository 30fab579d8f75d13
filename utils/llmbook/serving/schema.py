"""What a client may ask: the fields of OpenAI's API that mean something here, and their bounds.

A field that would change the answer and is not known is refused, never ignored. Reference:
https://platform.openai.com/docs/api-reference
"""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

Zero = Annotated[float, Field(ge=0, le=0)]
Stop = Annotated[str, Field(min_length=1, max_length=256)]


class Form(BaseModel):
    """Numbers are numbers, text is text, and no other field is there."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class Part(Form):
    """A piece of a message: text, the only kind that these models read."""

    type: Literal["text"]
    text: str


class Message(Form):
    role: Literal["system", "developer", "user", "assistant"]
    content: str | list[Part]
    name: str | None = None

    def plain(self) -> dict[str, str]:
        """As a chat template takes it: "role" and "content"."""
        parts = self.content
        text = parts if isinstance(parts, str) else "".join(part.text for part in parts)
        return {"role": "system" if self.role == "developer" else self.role, "content": text}


class StreamOptions(Form):
    include_usage: bool = False
    include_obfuscation: bool = False


class Asked(Form):
    """What both kinds of completion share. None stands for the default, as in the API."""

    model: str
    max_tokens: int | None = Field(None, ge=1)
    temperature: float | None = Field(None, ge=0, le=2)
    top_p: float | None = Field(None, ge=0, le=1)
    seed: int | None = Field(None, ge=-(2**63), lt=2**63)
    stop: Stop | Annotated[list[Stop], Field(max_length=4)] | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    # Nothing follows from these; other values than the default are refused
    user: str | None = None
    n: Literal[1] | None = None
    presence_penalty: Zero | None = None
    frequency_penalty: Zero | None = None
    logit_bias: Annotated[dict[str, float], Field(max_length=0)] | None = None

    @property
    def stops(self) -> tuple[str, ...]:
        return (self.stop,) if isinstance(self.stop, str) else tuple(self.stop or ())

    @property
    def usage_at_the_end(self) -> bool:
        return self.stream_options is not None and self.stream_options.include_usage

    def settle(self) -> None:
        """Bring to one form what the API has in two: afterwards `max_tokens` is how many tokens the
        answer may have (None: as many as there is room for), and `top_logprobs` how many of the
        likeliest come with each (None: no log-probabilities)."""
        raise NotImplementedError


class TextFormat(Form):
    type: Literal["text"]


class ChatAsked(Asked):
    """POST /v1/chat/completions"""

    messages: list[Message] = Field(min_length=1)
    max_completion_tokens: int | None = Field(None, ge=1)
    logprobs: bool | None = None
    top_logprobs: int | None = Field(None, ge=0, le=20)
    response_format: TextFormat | None = None
    metadata: dict[str, str] | None = None
    store: Literal[False] | None = None

    def settle(self) -> None:
        self.max_tokens = self.max_completion_tokens or self.max_tokens
        self.top_logprobs = (self.top_logprobs or 0) if self.logprobs else None


class TextAsked(Asked):
    """POST /v1/completions"""

    prompt: str | list[int] | list[str]
    logprobs: int | None = Field(None, ge=0, le=5)
    echo: Literal[False] | None = None
    best_of: Literal[1] | None = None
    suffix: None = None

    @field_validator("prompt", mode="before")
    @classmethod
    def _one(cls, prompt: Any) -> Any:
        """Of the API's four forms the three that ask for one answer."""
        parts = prompt if isinstance(prompt, list) else [prompt]
        ids = isinstance(prompt, list) and all(type(part) is int for part in parts)
        if ids or (len(parts) == 1 and isinstance(parts[0], str)):
            return prompt
        allowed = "allowed: a text, a list of one text, or the list of one text's token ids"
        raise PydanticCustomError("prompt", allowed)

    @property
    def top_logprobs(self) -> int | None:
        return self.logprobs

    def settle(self) -> None:
        self.max_tokens = self.max_tokens or 16  # the API's default


Completion = ChatAsked | TextAsked


class ApiError(Exception):
    """An error as the API tells it.   param: the field at fault.   code: for programs."""

    def __init__(
        self, status: int, message: str, param: str | None = None, code: str | None = None,
        kind: str = "invalid_request_error",
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.status, self.param, self.code, self.kind = status, param, code, kind

    def body(self) -> dict[str, Any]:
        error = {"message": str(self), "type": self.kind, "param": self.param, "code": self.code}
        return {"error": error}


A = TypeVar("A", bound=Asked)


def parsed(form: type[A], body: bytes) -> A:
    """The request in a body of JSON; ApiError 400, naming the first field at fault."""
    try:
        asked = form.model_validate_json(body)
    except ValidationError as error:
        raise _as_api_error(error) from None
    if isinstance(asked, ChatAsked) and asked.top_logprobs is not None and not asked.logprobs:
        raise ApiError(400, "top_logprobs needs logprobs to be true", "top_logprobs")
    if asked.stream_options is not None and not asked.stream:
        raise ApiError(400, "stream_options needs stream to be true", "stream_options")
    asked.settle()
    return asked


def _as_api_error(error: ValidationError) -> ApiError:
    """The first field at fault. (Where several types are allowed, each that did not fit is an
    error; what is wrong with the one that did is what the client wants to know.)"""
    errors = error.errors(include_url=False, include_input=False)
    fitting = [one for one in errors if not one["type"].endswith("_type")]
    first = (fitting or errors)[0]
    path = [str(step) for step in first["loc"] if str(step).replace("_", "").isalnum()]
    place, what = ".".join(step for step in path if step != "str"), first["msg"]
    param = path[0] if path else None
    said = {
        "extra_forbidden": f"Unrecognized request argument supplied: {place}",
        "missing": f"Missing required parameter: {place}",
    }.get(first["type"], f"{place}: {what}" if place else what)
    return ApiError(400, said, param)
