"""SPF by pyspf, DKIM by dkimpy, DMARC by authheaders, as Debian packages them. One question a line, one answer a line.

Asks only the name server 127.0.0.1:PORT (the first argument); the second names a list of public suffixes. A question without `source` is about SPF alone.
"""

import base64
import json
import sys

import authheaders
import dkim
import dns.resolver
import spf

resolver = dns.resolver.Resolver(configure=False)
resolver.nameservers = ["127.0.0.1"]
resolver.port = int(sys.argv[1])
resolver.lifetime = 5
# pyspf and dkimpy ask whatever dnspython calls its default; neither takes a resolver.
dns.resolver.default_resolver = resolver
dns.resolver.override_system_resolver(resolver)
# That of authheaders 0.15 ends at the first hyphen.
authheaders.get_domain_part = lambda address: address.rpartition("@")[2].lower()
authheaders.dmarc_lookup.get_suffix_list_file_name = lambda: sys.argv[2]


def judge_spf(question):
    query = spf.query(i=question["ip"], s=question["mailFrom"], h=question["helo"], strict=True, timeout=5)
    result, _, explanation = query.check()
    return {"spf": result, "lookups": query.lookups, "voids": query.void_lookups, "why": explanation}


def judge_dkim(source):
    message = dkim.DKIM(source, minkey=1024)
    try:
        passes = message.verify()
    except dkim.DKIMException as error:
        return "fail", str(error), ""
    domain = message.domain or b""  # None without a signature
    return ("pass" if passes else "fail"), "", domain.decode()


def judge_message(question):
    source = base64.b64decode(question["source"])
    answer = judge_spf(question)
    result, why, domain = judge_dkim(source)
    spf_result = authheaders.SPFAuthenticationResult(
        result=answer["spf"], smtp_mailfrom=question["mailFrom"], smtp_helo=question["helo"]
    )
    dkim_result = authheaders.DKIMAuthenticationResult(result=result, header_d=domain, header_i="")
    dmarc = authheaders.check_dmarc(source, spf_result, dkim_result)
    answer.update(dkim=result, dmarc=dmarc.result, why=" / ".join(part for part in (answer["why"], why) if part))
    return answer


for line in sys.stdin:
    asked = json.loads(line)
    try:
        told = judge_message(asked) if "source" in asked else judge_spf(asked)
    except Exception as error:  # the judge's own fault is an answer too: the run must not hang for it
        told = {"fault": f"{type(error).__name__}: {error}"}
    print(json.dumps(told), flush=True)
