"""Uses the tools as an agent would, through the official SDK. Run by mcp_test.py.

mcp_client.py ERA http URL TOKEN | ERA stdio COMMAND…    prints one JSON document of what it saw.
The SDK itself checks every structured result against the schema that the tool was listed with.
"""
import asyncio
import json
import sys

import httpx2
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

WISH = {"destination": "福州", "startDate": "2027/03/05", "endDate": "2027/03/07", "budget": 6000,
        "accessibility": False, "kidFriendly": False, "petFriendly": False}


def server_of(kind, words):
    if kind == "stdio":
        return StdioServerParameters(command=words[0], args=words[1:])
    url, token = words
    return streamable_http_client(url, http_client=httpx2.AsyncClient(
        headers={"Authorization": f"Bearer {token}"}, timeout=60))


async def use(client, name, **arguments):
    result = await client.call_tool(name, arguments)
    return {"refused": bool(result.is_error), "text": result.content[0].text,
            "data": result.structured_content}


async def walk(client):
    seen = {"version": client.protocol_version}
    seen["tools"] = [tool.name for tool in (await client.list_tools()).tools]
    seen["places"] = await use(client, "search_places", query="鼓山")
    key = seen["places"]["data"]["places"][0]["key"]
    seen["place"] = await use(client, "place_details", key=key)
    seen["areas"] = await use(client, "search_areas", query="福州")
    seen["wish"] = await use(client, "read_wish", text="三月去福州玩三天，两个人，预算六千")
    seen["plan"] = await use(client, "plan_trip", **WISH)
    recommendation = seen["plan"]["data"]["recommendation_id"]
    seen["checks"] = await use(client, "explain_check", recommendation_id=recommendation,
                               tier="economy", check="within_budget")
    seen["kept"] = await use(client, "keep_trip", recommendation_id=recommendation, tier="economy")
    seen["trips"] = await use(client, "list_trips", limit=5)
    trip_id = (seen["kept"]["data"] or {}).get("trip_id", "none")
    seen["trip"] = await use(client, "get_trip", trip_id=trip_id)
    revision = {"trip_id": trip_id, "words": "第二天轻松点"}
    seen["preview"] = await use(client, "revise_trip", **revision)
    seen["revised"] = await use(client, "revise_trip", **revision, apply=True,
                                base_version=(seen["preview"]["data"] or {}).get("version", 1))
    seen["now"] = await use(client, "get_trip", trip_id=trip_id)
    resource = (await client.list_resources()).resources[0]
    read = await client.read_resource(str(resource.uri))
    seen["resource"] = {"uri": str(resource.uri), "trip": json.loads(read.contents[0].text)}
    seen["templates"] = [each.uri_template for each in (await client.list_resource_templates()).resource_templates]
    seen["prompts"] = [prompt.name for prompt in (await client.list_prompts()).prompts]
    seen["prompt"] = (await client.get_prompt("plan_from_words", {"wish": "去福州"})).messages[0].content.text
    seen["impossible"] = await use(client, "plan_trip", **{**WISH, "budget": 100})
    seen["wrong"] = await use(client, "plan_trip", destination=7)
    if "weather" in seen["tools"]:
        seen["weather"] = await use(client, "weather", adcode="350100", days=3)
    return seen


async def main():
    era, kind, *words = sys.argv[1:]
    async with Client(server_of(kind, words), mode=era) as client:
        print(json.dumps(await walk(client), ensure_ascii=False))


asyncio.run(main())
