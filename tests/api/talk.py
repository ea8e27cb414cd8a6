"""A conversation with the assistant, as its API is spoken."""
import json


class Talk:
    """A person of their own with one conversation."""

    def __init__(self, site):
        self.site = site
        self.token = site.sign_up()[0]
        self.id = site.request("POST", "/api/conversations", token=self.token).json["id"]

    def say(self, text, token=None, trip=None):
        """(events by name, the last one)."""
        said = ({"text": text} if text else {}) | ({"trip": trip} if trip else {})
        answer = self.site.request("POST", f"/api/conversations/{self.id}/turns", said, token or self.token,
                                   {"Accept": "text/event-stream", "Accept-Language": "zh-CN"})
        if answer.status != 200:
            return answer, None
        events = []
        for block in answer.body.decode().split("\n\n"):
            fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
            if "data" in fields:
                events.append((fields.get("event", "message"), json.loads(fields["data"])))
        return events, events[-1]

    def turns(self):
        return self.site.request("GET", f"/api/conversations/{self.id}", token=self.token).json["turns"]
