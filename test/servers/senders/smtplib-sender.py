"""Sends one message with smtplib, as a program of somebody who writes Python would. Settings come as JSON."""
import json
import smtplib
import ssl
import sys
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

settings = json.load(sys.stdin)

# A picture of one white dot: PNG.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8ffffff7f0009fb03fd2a86e38a0000000049454e44ae426082"
)

message = EmailMessage()
message["From"] = f"Isabelle Martin <{settings['from']}>"
message["To"] = settings["to"]
message["Subject"] = settings["subject"]
message["Date"] = formatdate()
message["Message-ID"] = make_msgid(domain="example.org")
message.set_content("Bonjour,\n\nvoici le devis pour le gîte, et une photographie.\n\nIsabelle")
picture_id = make_msgid(domain="example.org")
message.add_alternative(
    "<html><body><p>Bonjour,</p><p>voici le devis pour le gîte.</p>"
    f'<p><img src="cid:{picture_id[1:-1]}" alt="Le gîte"></p></body></html>',
    subtype="html",
)
message.get_payload()[1].add_related(PICTURE, "image", "png", cid=picture_id, filename="gite.png")
message.add_attachment(b"%PDF-1.4\n%%EOF\n", maintype="application", subtype="pdf", filename=settings["attachment"])

with smtplib.SMTP("127.0.0.1", settings["port"], local_hostname="client.example.org") as server:
    server.starttls(context=ssl.create_default_context(cafile=settings["caFile"]))
    server.send_message(message)
