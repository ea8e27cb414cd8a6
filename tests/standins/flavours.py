"""Services with OpenAI's chat interface: where they listen, whom they admit, how they refuse."""
from dataclasses import dataclass, field


@dataclass
class Failure:
    status: int
    message: str
    type: str = "invalid_request_error"
    code: object = None
    param: object = None


@dataclass
class Flavour:
    paths: tuple
    key: str = "required"  # required, optional (checked when the server was given one) or ignored
    models: tuple = ("stand-in",)  # empty: the name does not matter
    failures: dict = field(default_factory=dict)
    wrong: tuple = ("invalid_request_error", "invalid_request_error", 400)  # type, code, status
    reasoning_field: str = "reasoning_content"
    json_wants_the_word: bool = False
    numeric_codes: bool = False
    tools_need_a_flag: bool = False
    ignored: tuple = ()  # request members that have no effect
    top_level_request_id: bool = False


AUTH, UNKNOWN = "authentication_error", "unknown_error"

FLAVOURS = {
    "plain": Flavour(
        paths=("/v1",), failures={
            "unauthorised": Failure(401, "Incorrect API key provided", code="invalid_api_key"),
            "model_not_found": Failure(404, "The model `{model}` does not exist", code="model_not_found"),
            "rate_limited": Failure(429, "Rate limit reached for requests", "requests", "rate_limit_exceeded"),
            "insufficient_quota": Failure(429, "You exceeded your current quota", "insufficient_quota",
                                          "insufficient_quota"),
            "internal": Failure(500, "The server had an error", "server_error"),
            "overloaded": Failure(503, "The engine is currently overloaded", "server_error"),
        }),
    "deepseek": Flavour(
        paths=("", "/v1"), models=("deepseek-chat", "deepseek-reasoner"), json_wants_the_word=True,
        failures={
            "unauthorised": Failure(401, "Authentication Fails, Your api key is invalid", AUTH,
                                    "invalid_request_error"),
            "insufficient_balance": Failure(402, "Insufficient Balance", UNKNOWN, "invalid_request_error"),
            "model_not_found": Failure(400, "Model Not Exist", code="invalid_request_error"),
            "unprocessable": Failure(422, "Failed to deserialize the JSON body", code="invalid_request_error"),
            "rate_limited": Failure(429, "Rate limit reached", "rate_limit_error", "rate_limit_reached"),
            "internal": Failure(500, "Internal Server Error", "server_error", "internal_error"),
            "overloaded": Failure(503, "Service is too busy", "service_unavailable_error", "overloaded"),
        }),
    "dashscope": Flavour(
        paths=("/compatible-mode/v1",), models=("qwen-plus", "qwen-turbo", "qwq-plus"),
        json_wants_the_word=True, top_level_request_id=True,
        wrong=("invalid_request_error", "InvalidParameter", 400), failures={
            "unauthorised": Failure(401, "Incorrect API key provided.", code="invalid_api_key"),
            "arrears": Failure(400, "Access denied, please make sure your account is in good standing.",
                               "Arrearage", "Arrearage"),
            "forbidden_arrears": Failure(403, "Access denied, please make sure your account is in good "
                                         "standing.", "Arrearage", "Arrearage"),
            "model_not_found": Failure(404, "The model `{model}` does not exist.", code="ModelNotFound"),
            "unsafe": Failure(400, "Input data may contain inappropriate content.", "data_inspection_failed",
                              "data_inspection_failed"),
            "rate_limited": Failure(429, "Requests rate limit exceeded.", "Throttling.RateQuota",
                                    "Throttling.RateQuota"),
            "allocation_quota": Failure(429, "Allocated quota exceeded.", "Throttling.AllocationQuota",
                                        "Throttling.AllocationQuota"),
            "insufficient_quota": Failure(429, "You exceeded your current quota.", "insufficient_quota",
                                          "insufficient_quota"),
            "internal": Failure(500, "An internal error has occured.", "internal_error", "InternalError"),
            "overloaded": Failure(503, "Model serving error.", "ModelServingError", "ModelServingError"),
        }),
    "ollama": Flavour(
        paths=("/v1",), key="ignored", models=("qwen2.5:7b",), reasoning_field="reasoning",
        ignored=("tool_choice", "user", "n", "logit_bias"), wrong=("invalid_request_error", None, 400),
        failures={
            "model_not_found": Failure(404, "model \"{model}\" not found, try pulling it first",
                                       "not_found_error"),
            "internal": Failure(500, "llama runner process has terminated", "api_error"),
            "overloaded": Failure(503, "server busy, please try again. maximum pending requests exceeded",
                                  "api_error"),
        }),
    "vllm": Flavour(
        paths=("/v1",), key="optional", numeric_codes=True, tools_need_a_flag=True,
        wrong=("BadRequestError", 400, 400), failures={
            "unauthorised": Failure(401, "Unauthorized"),
            "model_not_found": Failure(404, "The model `{model}` does not exist.", "NotFoundError", 404,
                                       "model"),
            "context_length": Failure(400, "This model's maximum context length is 8192 tokens.",
                                      "BadRequestError", 400),
            "internal": Failure(500, "Internal Server Error", "InternalServerError", 500),
        }),
    "llama_cpp": Flavour(
        paths=("/v1", ""), key="optional", models=(), numeric_codes=True, tools_need_a_flag=True,
        wrong=("invalid_request_error", 400, 400), failures={
            "unauthorised": Failure(401, "Invalid API Key", AUTH, 401),
            "loading": Failure(503, "Loading model", "unavailable_error", 503),
            "context_length": Failure(400, "the request exceeds the available context size",
                                      "exceed_context_size_error", 400),
            "internal": Failure(500, "Failed to process the request", "server_error", 500),
        }),
}
