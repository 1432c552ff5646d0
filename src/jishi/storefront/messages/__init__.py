"""The pages on which people talk: conversations, groups, the room of each product, questions to a shop.

Thin over `modules/messaging`. Every page and form works without a script; with one, an open conversation hears what is
said (`ui/assets/ts/islands/room.ts`), keeps what was typed, and sends again what was written without a connection.
"""
