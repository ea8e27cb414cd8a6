#!/usr/bin/env python3
"""Alibaba Cloud's short messages (阿里云短信, dysmsapi 2017-05-25): SendSms and QuerySendDetails."""
import base64
import hashlib
import hmac
import json
import re
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qsl, quote

from service import Service, run
from wire import Refused, json_answer

# Said with HTTP 200: the call was fine, the message is not.
REFUSALS = {
    "isv.BUSINESS_LIMIT_CONTROL": "触发分钟级流控Permits:1", "isv.MOBILE_NUMBER_ILLEGAL": "非法手机号",
    "isv.SMS_SIGNATURE_ILLEGAL": "该账号下找不到对应签名", "isv.SMS_TEMPLATE_ILLEGAL": "该账号下找不到对应模板",
    "isv.TEMPLATE_MISSING_PARAMETERS": "模板变量缺少对应参数值", "isv.INVALID_JSON_PARAM": "参数格式错误，不是合法的JSON",
    "isv.PARAM_NOT_SUPPORT_URL": "变量不支持传入URL", "isv.AMOUNT_NOT_ENOUGH": "账户余额不足",
    "isv.OUT_OF_SERVICE": "业务停机",
}
# Said by the gateway before anybody looks at the message.
GATEWAY = {
    "InvalidAccessKeyId.NotFound": (404, "Specified access key is not found."),
    "SignatureDoesNotMatch": (400, "Specified signature is not matched with our calculation."),
    "SignatureNonceUsed": (400, "Specified signature nonce was used already."),
    "InvalidTimeStamp.Expired": (400, "Specified time stamp or date value is expired."),
    "InvalidAction.NotFound": (404, "Specified api is not found."),
    "Throttling.User": (400, "Request was denied due to user flow control."),
    "ServiceUnavailable": (503, "The request has failed due to a temporary failure of the server."),
}
NEEDED = ("PhoneNumbers", "SignName", "TemplateCode")
TOO_OFTEN = ((60, 1), (3600, 5), (86400, 10))  # seconds, messages to one number
TIME_APART = timedelta(minutes=15)


def signature(method, parameters, secret):
    """Of everything but the signature itself, in the order of the names."""
    def coded(text):
        return quote(text, safe="~")
    query = "&".join(f"{coded(name)}={coded(value)}" for name, value in sorted(parameters.items())
                     if name != "Signature")
    text = f"{method}&%2F&{coded(query)}"
    return base64.b64encode(hmac.new(f"{secret}&".encode(), text.encode(), hashlib.sha1).digest()).decode()


class Sms(Service):
    name = "sms"
    routes = (("GET", "/", "call"), ("POST", "/", "call"))

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--access-key", default="stand-in-ak")
        parser.add_argument("--secret-key", default="stand-in-sk")
        parser.add_argument("--sign-name", default="行趣")

    def reset(self):
        super().reset()
        self.nonces, self.messages, self.failing = set(), [], set()
        self.templates = {"SMS_100000001": "您的验证码为${code}，5分钟内有效。"}

    def controls(self):
        return {"templates": self.setter("templates", dict), "undeliverable": self.setter("failing", set)}

    def state(self):
        return {"messages": self.messages}

    # --- refusals

    def knows_failure(self, name):
        return name in REFUSALS or name in GATEWAY

    def failure(self, name, request):
        status, message = GATEWAY.get(name) or (200, REFUSALS[name])
        body = {"RequestId": self._request_id(), "Code": name, "Message": message}
        return json_answer(body if status == 200 else {**body, "HostId": "dysmsapi.aliyuncs.com"}, status)

    def failure_with_status(self, status, request):
        name = next((name for name, words in GATEWAY.items() if words[0] == status), "ServiceUnavailable")
        answer = self.failure(name, request)
        answer.status = status
        return answer

    def quota_exceeded(self, window):
        return self.failure("Throttling.User", None)

    def _request_id(self):
        return f"00000000-0000-0000-0000-{len(self.calls):012X}"

    # --- calls

    def call(self, request):
        parameters = dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True)) \
            if request.content_type == "application/x-www-form-urlencoded" else {}
        parameters |= request.query
        self._admit(request, parameters)
        action = {"SendSms": self._send, "QuerySendDetails": self._details}.get(parameters.get("Action"))
        if action is None or parameters.get("Version") != "2017-05-25":
            return self.failure("InvalidAction.NotFound", request)
        with self.lock:
            return action(request, parameters)

    def _admit(self, request, parameters):
        def refuse(name):
            raise Refused(self.failure(name, request))

        if parameters.get("AccessKeyId") != self.options.access_key:
            refuse("InvalidAccessKeyId.NotFound")
        wanted = signature(request.method, parameters, self.options.secret_key)
        if parameters.get("SignatureMethod") != "HMAC-SHA1" or parameters.get("SignatureVersion") != "1.0" \
                or not hmac.compare_digest(parameters.get("Signature", "").encode(), wanted.encode()):
            refuse("SignatureDoesNotMatch")
        try:
            at = datetime.strptime(parameters.get("Timestamp", ""), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
        except ValueError:
            refuse("InvalidTimeStamp.Expired")
        if abs(at - self.clock.now) > TIME_APART:
            refuse("InvalidTimeStamp.Expired")
        with self.lock:
            if parameters.get("SignatureNonce") in self.nonces:
                refuse("SignatureNonceUsed")
            self.nonces.add(parameters.get("SignatureNonce"))

    def _send(self, request, parameters):
        for name in NEEDED:
            if not parameters.get(name):
                return json_answer({"RequestId": self._request_id(), "HostId": "dysmsapi.aliyuncs.com",
                                    "Code": f"Missing{name}", "Message": f"{name} is mandatory for this action."}, 400)
        numbers = parameters["PhoneNumbers"].split(",")
        refusal = self._refusal_of(numbers, parameters)
        if refusal:
            return self.failure(refusal, request)
        business = f"{len(self.messages) + 1:06d}^0"
        values = json.loads(parameters.get("TemplateParam") or "{}")
        text = re.sub(r"\$\{(\w+)\}", lambda found: str(values[found[1]]), self.templates[parameters["TemplateCode"]])
        self.messages += [{"number": number, "text": f"【{parameters['SignName']}】{text}", "business_id": business,
                           "template": parameters["TemplateCode"], "out_id": parameters.get("OutId", ""),
                           "at": self.clock.unix} for number in numbers]
        return json_answer({"RequestId": self._request_id(), "Code": "OK", "Message": "OK", "BizId": business})

    def _refusal_of(self, numbers, parameters):
        """The code of what is wrong with the message, or an empty text."""
        if len(numbers) > 1000 or not all(re.fullmatch(r"(\+?86)?1\d{10}|00\d{6,18}", number) for number in numbers):
            return "isv.MOBILE_NUMBER_ILLEGAL"
        if parameters["SignName"] != self.options.sign_name:
            return "isv.SMS_SIGNATURE_ILLEGAL"
        if parameters["TemplateCode"] not in self.templates:
            return "isv.SMS_TEMPLATE_ILLEGAL"
        try:
            values = json.loads(parameters.get("TemplateParam") or "{}")
        except ValueError:
            return "isv.INVALID_JSON_PARAM"
        if not isinstance(values, dict):
            return "isv.INVALID_JSON_PARAM"
        if set(re.findall(r"\$\{(\w+)\}", self.templates[parameters["TemplateCode"]])) - set(values):
            return "isv.TEMPLATE_MISSING_PARAMETERS"
        if any(re.search(r"https?://|www\.", str(value)) for value in values.values()):
            return "isv.PARAM_NOT_SUPPORT_URL"
        return "isv.BUSINESS_LIMIT_CONTROL" if any(map(self._has_enough, numbers)) else ""

    def _has_enough(self, number):
        sent = [message["at"] for message in self.messages if message["number"] == number]
        return any(sum(1 for at in sent if at > self.clock.unix - seconds) >= most for seconds, most in TOO_OFTEN)

    def _details(self, request, parameters):
        """What became of the messages to a number: 3 delivered, 2 failed."""
        found = [message for message in self.messages if message["number"] == parameters.get("PhoneNumber")
                 and parameters.get("BizId") in (None, message["business_id"])]
        rows = [{"PhoneNum": message["number"], "Content": message["text"], "TemplateCode": message["template"],
                 "OutId": message["out_id"], "SendStatus": 2 if message["number"] in self.failing else 3,
                 "ErrCode": "MOBILE_NOT_ON_SERVICE" if message["number"] in self.failing else "DELIVERED"}
                for message in found]
        return json_answer({"RequestId": self._request_id(), "Code": "OK", "Message": "OK", "TotalCount": len(rows),
                            "SmsSendDetailDTOs": {"SmsSendDetailDTO": rows}})


if __name__ == "__main__":
    run(Sms)
