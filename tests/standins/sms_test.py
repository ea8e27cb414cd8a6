#!/usr/bin/env python3
"""Short messages: who may send them, what they may say, and how often."""
import unittest
from urllib.parse import urlencode

from running import Case
from sms import GATEWAY, REFUSALS, signature

NUMBER = "13800000000"


class ShortMessages(Case):
    service = "sms"

    def setUp(self):
        super().setUp()
        self.nonce = 0

    def call(self, secret="stand-in-sk", method="POST", **change):
        self.nonce += 1
        parameters = {
            "AccessKeyId": "stand-in-ak", "Action": "SendSms", "Format": "JSON", "SignatureMethod": "HMAC-SHA1",
            "SignatureNonce": str(self.nonce), "SignatureVersion": "1.0", "Timestamp": "2026-11-22T02:00:00Z",
            "Version": "2017-05-25", **change}
        parameters = {name: value for name, value in parameters.items() if value is not None}
        parameters["Signature"] = signature(method, parameters, secret)
        if method == "GET":
            return self.get("/", **parameters)
        return self.standin.ask("POST", "/", urlencode(parameters),
                                {"Content-Type": "application/x-www-form-urlencoded"})

    def send(self, **change):
        message = {"PhoneNumbers": NUMBER, "SignName": "行趣", "TemplateCode": "SMS_100000001",
                   "TemplateParam": '{"code":"314159"}', "OutId": "order-1"}
        return self.call(**{**message, **change})

    def refused(self, answer, code, status=200):
        self.assertEqual((answer.status, answer.json["Code"]), (status, code))

    def messages(self):
        return self.standin.get("/_control").json["messages"]

    def test_are_sent_and_their_fate_is_told(self):
        self.standin.control(undeliverable=["13900000000"])
        sent = self.send(PhoneNumbers=f"{NUMBER},13900000000").json
        self.assertEqual((sent["Code"], sent["BizId"]), ("OK", "000001^0"))
        self.assertEqual(self.messages()[0]["text"], "【行趣】您的验证码为314159，5分钟内有效。")
        fates = [self.call(method="GET", Action="QuerySendDetails", PhoneNumber=number, BizId=sent["BizId"]).json
                 ["SmsSendDetailDTOs"]["SmsSendDetailDTO"] for number in (NUMBER, "13900000000", "13700000000")]
        self.assertEqual([[row["SendStatus"] for row in rows] for rows in fates], [[3], [2], []])

    def test_are_sent_by_who_signs(self):
        self.refused(self.send(secret="x"), "SignatureDoesNotMatch", 400)
        self.refused(self.send(SignatureVersion="2.0"), "SignatureDoesNotMatch", 400)
        self.refused(self.send(AccessKeyId="x"), "InvalidAccessKeyId.NotFound", 404)
        for wrong in ("2026-11-22T02:15:01Z", "2026-11-22T01:44:59Z", "now", None):
            self.refused(self.send(Timestamp=wrong), "InvalidTimeStamp.Expired", 400)
        self.refused(self.send(Action="SendFax"), "InvalidAction.NotFound", 404)
        self.refused(self.send(Version="2015-01-01"), "InvalidAction.NotFound", 404)
        self.assertEqual(self.messages(), [])

    def test_are_sent_once_for_each_nonce(self):
        self.assertEqual(self.send(SignatureNonce="n").json["Code"], "OK")
        self.refused(self.send(SignatureNonce="n"), "SignatureNonceUsed", 400)

    def test_have_a_signature_that_the_documentation_computes(self):
        parameters = {"AccessKeyId": "testid", "Action": "DescribeRegions", "Format": "XML",
                      "SignatureMethod": "HMAC-SHA1", "SignatureNonce": "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
                      "SignatureVersion": "1.0", "Timestamp": "2016-02-23T12:46:24Z", "Version": "2014-05-26"}
        self.assertEqual(signature("GET", parameters, "testsecret"), "OLeaidS1JvxuMvnyHOwuJ+uX5qY=")

    def test_say_what_their_template_says(self):
        self.standin.control(templates={"SMS_1": "${city}有${warning}。"})
        both = '{"city":"福州","warning":"暴雨"}'
        for code, change in (("isv.SMS_TEMPLATE_ILLEGAL", {"TemplateCode": "SMS_2"}),
                             ("isv.SMS_SIGNATURE_ILLEGAL", {"SignName": "别人"}),
                             ("isv.TEMPLATE_MISSING_PARAMETERS", {"TemplateParam": '{"city":"福州"}'}),
                             ("isv.INVALID_JSON_PARAM", {"TemplateParam": "city"}),
                             ("isv.INVALID_JSON_PARAM", {"TemplateParam": "[]"}),
                             ("isv.PARAM_NOT_SUPPORT_URL",
                              {"TemplateParam": '{"city":"福州","warning":"https://x.example"}'}),
                             ("isv.MOBILE_NUMBER_ILLEGAL", {"PhoneNumbers": "110"}),
                             ("isv.MOBILE_NUMBER_ILLEGAL", {"PhoneNumbers": ",".join([NUMBER] * 1001)})):
            self.refused(self.send(**{"TemplateCode": "SMS_1", "TemplateParam": both, **change}), code)
        self.refused(self.send(SignName=None), "MissingSignName", 400)
        self.assertEqual(self.messages(), [])
        self.assertEqual(self.send(TemplateCode="SMS_1", TemplateParam=both).json["Code"], "OK")

    def test_reach_a_number_once_a_minute_five_times_an_hour_ten_a_day(self):
        codes = []
        for step in [0, 59, 1, *[60] * 4, 3600, *[60] * 5, 86400]:
            self.standin.control(advance_s=step)
            now = self.standin.get("/_control").json["now"].replace("+00:00", "Z")
            codes.append(self.send(Timestamp=now).json["Code"] == "OK")
        self.assertEqual(codes, [True, False, True, True, True, True, False, True, True, True, True, True, False, True])
        self.assertEqual(self.send(PhoneNumbers="13900000000", Timestamp=now).json["Code"], "OK")

    def test_fail_as_scripted(self):
        for code in REFUSALS:
            self.standin.fault(error=code)
            self.refused(self.send(), code)
        for code, (status, _) in GATEWAY.items():
            self.standin.fault(error=code)
            self.refused(self.send(), code, status)
        self.standin.control(quota={"second": 0})
        self.refused(self.send(), "Throttling.User", 400)


if __name__ == "__main__":
    unittest.main()
