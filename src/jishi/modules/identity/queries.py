"""Every statement on the tables of identity."""

# Accounts

ACCOUNT = "id, name, email, phone, avatar_url, locale, created_at"

FIND_ACCOUNT_BY_CONTACT = f"SELECT {ACCOUNT} FROM identity.accounts WHERE (email = $1 OR phone = $1)"

GET_ACCOUNTS = f"SELECT {ACCOUNT} FROM identity.accounts WHERE id = ANY($1)"

GET_PROFILE = f"""
SELECT {ACCOUNT}, theme, density, password_hash IS NOT NULL,
       EXISTS (SELECT FROM identity.authenticators t WHERE t.account_id = a.id AND t.confirmed_at IS NOT NULL),
       (SELECT count(*) FROM identity.passkeys p WHERE p.account_id = a.id)
FROM identity.accounts a WHERE id = $1 AND closed_at IS NULL
"""

ADD_ACCOUNT = f"""
INSERT INTO identity.accounts (id, name, email, phone, password_hash, avatar_url, locale, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING {ACCOUNT}
"""

ADD_ACCOUNTS = """
INSERT INTO identity.accounts (id, name, email, phone, password_hash, avatar_url, locale, created_at)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                     $8::timestamptz[])
ON CONFLICT DO NOTHING
"""

FIND_CREDENTIALS = """
SELECT id, password_hash FROM identity.accounts WHERE (email = $1 OR phone = $1) AND closed_at IS NULL
"""

FIND_LOOKS = "SELECT theme, density, closed_at IS NULL FROM identity.accounts WHERE id = $1"

GET_SECRETS = "SELECT password_hash, email, phone FROM identity.accounts WHERE id = $1"

SET_PASSWORD = "UPDATE identity.accounts SET password_hash = $2 WHERE id = $1"

REHASH_PASSWORD = "UPDATE identity.accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2"

CHANGE_PROFILE = "UPDATE identity.accounts SET name = $2, avatar_url = $3 WHERE id = $1"

CHANGE_PREFERENCES = """
UPDATE identity.accounts SET theme = coalesce(nullif($2, ''), theme), density = coalesce(nullif($3, ''), density),
       locale = coalesce(nullif($4, ''), locale)
WHERE id = $1
"""

SET_EMAIL = """
UPDATE identity.accounts SET email = $2 WHERE id = $1
AND NOT EXISTS (SELECT FROM identity.accounts WHERE email = $2 AND id <> $1)
"""

SET_PHONE = """
UPDATE identity.accounts SET phone = $2 WHERE id = $1
AND NOT EXISTS (SELECT FROM identity.accounts WHERE phone = $2 AND id <> $1)
"""

ADD_CONSENTS = """
INSERT INTO identity.consents (account_id, kind, version, given_at)
SELECT account_id, kind, version, $4
FROM unnest($1::uuid[]) AS a(account_id), unnest($2::text[], $3::text[]) AS c(kind, version)
ON CONFLICT DO NOTHING
"""

LIST_CONSENTS = "SELECT kind, version, given_at FROM identity.consents WHERE account_id = $1 ORDER BY given_at, kind"

# Codes

SAVE_CODE = """
INSERT INTO identity.codes AS c (contact, digest, sent_at, expires_at, tries, day_began_at, sent_that_day)
VALUES ($1, $2, $3, $4, 0, $3, 1)
ON CONFLICT (contact) DO UPDATE SET
    digest = $2, sent_at = $3, expires_at = $4, tries = 0,
    day_began_at = CASE WHEN c.day_began_at <= $5 THEN $3 ELSE c.day_began_at END,
    sent_that_day = CASE WHEN c.day_began_at <= $5 THEN 1 ELSE c.sent_that_day + 1 END
WHERE c.sent_at <= $6 AND (c.day_began_at <= $5 OR c.sent_that_day < $7)
"""

FIND_CODE_TIMES = "SELECT sent_at, day_began_at, sent_that_day FROM identity.codes WHERE contact = $1"

SPEND_TRY = """
UPDATE identity.codes SET tries = tries + 1 WHERE contact = $1 AND expires_at > $2 AND tries < $3 RETURNING digest
"""

USE_CODE = (
    "UPDATE identity.codes SET digest = '', expires_at = $3 WHERE contact = $1 AND digest = $2 AND expires_at > $3"
)

# Sessions

ADD_SESSION = """
WITH made AS (
    INSERT INTO identity.sessions
        (id, token_hash, account_id, method, device, address, created_at, seen_at, expires_at, verified_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)
), seen AS (
    INSERT INTO identity.devices (account_id, device, first_at, seen_at) VALUES ($3, $5, $7, $7)
    ON CONFLICT (account_id, device) DO UPDATE SET seen_at = excluded.seen_at
    RETURNING xmax = 0 AS is_new
)
SELECT is_new AND EXISTS (SELECT FROM identity.devices WHERE account_id = $3) FROM seen
"""
"""Whether the device is new to an account that knows others: the last line sees the table as it was before."""

FIND_SESSION = """
SELECT s.id, s.account_id, s.method, s.created_at, s.seen_at, s.expires_at, s.verified_at,
       a.name, a.avatar_url, a.locale
FROM identity.sessions s JOIN identity.accounts a ON a.id = s.account_id
WHERE s.token_hash = $1 AND s.expires_at > $2 AND a.closed_at IS NULL
"""

GET_SESSION = """
SELECT s.id, s.account_id, s.method, s.created_at, s.seen_at, s.expires_at, s.verified_at,
       a.name, a.avatar_url, a.locale
FROM identity.sessions s JOIN identity.accounts a ON a.id = s.account_id
WHERE s.id = $1 AND s.account_id = $2
"""

TOUCH_SESSION = "UPDATE identity.sessions SET seen_at = $2, expires_at = $3 WHERE id = $1 AND seen_at < $4"

LIST_SESSIONS = """
SELECT id, device, address, method, created_at, seen_at, id = $2
FROM identity.sessions WHERE account_id = $1 AND expires_at > $3 ORDER BY id = $2 DESC, seen_at DESC LIMIT 100
"""

VERIFY_SESSION = "UPDATE identity.sessions SET verified_at = $2, proven_at = $2 WHERE id = $1"

PROVE_SESSION = "UPDATE identity.sessions SET proven_at = $2 WHERE id = $1"

LAST_PROOF = "SELECT greatest(created_at, proven_at) FROM identity.sessions WHERE id = $1 AND account_id = $2"

END_SESSION_BY_TOKEN = "DELETE FROM identity.sessions WHERE token_hash = $1"

END_SESSION = "DELETE FROM identity.sessions WHERE id = $1 AND account_id = $2 RETURNING token_hash"

END_SESSIONS = """
DELETE FROM identity.sessions WHERE account_id = $1 AND id IS DISTINCT FROM $2 RETURNING token_hash
"""

LIST_TOKEN_HASHES = "SELECT token_hash FROM identity.sessions WHERE account_id = $1"

# Passkeys and authenticator apps

ADD_CHALLENGE = """
INSERT INTO identity.challenges (id, purpose, account_id, challenge, expires_at) VALUES ($1, $2, $3, $4, $5)
"""

USE_CHALLENGE = """
DELETE FROM identity.challenges
WHERE id = $1 AND purpose = $2 AND account_id IS NOT DISTINCT FROM $3 AND expires_at > $4 RETURNING challenge
"""

ADD_PASSKEY = """
INSERT INTO identity.passkeys (id, account_id, credential_id, public_key, sign_count, name, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id, name, created_at, used_at
"""

LIST_PASSKEYS = "SELECT id, name, created_at, used_at FROM identity.passkeys WHERE account_id = $1 ORDER BY id LIMIT 50"

LIST_CREDENTIAL_IDS = "SELECT credential_id FROM identity.passkeys WHERE account_id = $1 ORDER BY id LIMIT 50"

FIND_CREDENTIAL = """
SELECT id, account_id, public_key, sign_count FROM identity.passkeys WHERE credential_id = $1 FOR UPDATE
"""

USE_PASSKEY = "UPDATE identity.passkeys SET sign_count = $2, used_at = $3 WHERE id = $1"

NAME_PASSKEY = "UPDATE identity.passkeys SET name = $3 WHERE id = $1 AND account_id = $2"

REMOVE_PASSKEY = "DELETE FROM identity.passkeys WHERE id = $1 AND account_id = $2"

ENROL_AUTHENTICATOR = """
INSERT INTO identity.authenticators AS t (account_id, sealed_secret) VALUES ($1, $2)
ON CONFLICT (account_id) DO UPDATE SET sealed_secret = $2, last_step = 0 WHERE t.confirmed_at IS NULL
"""

FIND_AUTHENTICATOR = """
SELECT sealed_secret, confirmed_at, last_step FROM identity.authenticators WHERE account_id = $1
"""

USE_AUTHENTICATOR = """
UPDATE identity.authenticators SET last_step = $2, confirmed_at = coalesce(confirmed_at, $3)
WHERE account_id = $1 AND last_step < $2 RETURNING confirmed_at
"""

REMOVE_AUTHENTICATOR = "DELETE FROM identity.authenticators WHERE account_id = $1"

# Addresses

ADDRESS = (
    """id, owner_id, recipient, phone, country, province, city, district, street, postal_code, label, is_default"""
)

LOCK_OWNER = "SELECT pg_advisory_xact_lock(hashtextextended('identity.addresses:' || $1::uuid::text, 0))"

LIST_ADDRESSES = f"""
SELECT {ADDRESS} FROM identity.addresses WHERE owner_id = $1 ORDER BY is_default DESC, id DESC LIMIT 100
"""

FIND_ADDRESS = f"SELECT {ADDRESS} FROM identity.addresses WHERE id = $1 AND owner_id = $2"

FIND_DEFAULT_ADDRESS = f"SELECT {ADDRESS} FROM identity.addresses WHERE owner_id = $1 AND is_default"

COUNT_ADDRESSES = "SELECT count(*), count(*) FILTER (WHERE is_default) FROM identity.addresses WHERE owner_id = $1"

ADD_ADDRESS = f"""
INSERT INTO identity.addresses ({ADDRESS}, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING {ADDRESS}
"""

ADD_ADDRESSES = f"""
INSERT INTO identity.addresses ({ADDRESS}, created_at)
SELECT *, $13::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
    $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::bool[])
"""

CHANGE_ADDRESS = f"""
UPDATE identity.addresses SET recipient = $3, phone = $4, country = $5, province = $6, city = $7, district = $8,
       street = $9, postal_code = $10, label = $11
WHERE id = $1 AND owner_id = $2 RETURNING {ADDRESS}
"""

CLEAR_DEFAULT = "UPDATE identity.addresses SET is_default = false WHERE owner_id = $1 AND is_default"

SET_DEFAULT = "UPDATE identity.addresses SET is_default = true WHERE id = $1 AND owner_id = $2"

REMOVE_ADDRESS = "DELETE FROM identity.addresses WHERE id = $1 AND owner_id = $2"

PROMOTE_ADDRESS = """
UPDATE identity.addresses SET is_default = true
WHERE id = (SELECT id FROM identity.addresses WHERE owner_id = $1 ORDER BY id DESC LIMIT 1)
AND NOT EXISTS (SELECT FROM identity.addresses WHERE owner_id = $1 AND is_default)
"""

MOVE_ADDRESSES = """
UPDATE identity.addresses g SET owner_id = $2, is_default = false
WHERE owner_id = $1 AND NOT EXISTS (
    SELECT FROM identity.addresses a WHERE a.owner_id = $2
    AND (a.recipient, a.phone, a.country, a.province, a.city, a.district, a.street, a.postal_code)
      = (g.recipient, g.phone, g.country, g.province, g.city, g.district, g.street, g.postal_code))
"""

# Housekeeping

SWEEP = (
    "DELETE FROM identity.sessions WHERE expires_at < $1",
    "DELETE FROM identity.challenges WHERE expires_at < $1",
    "DELETE FROM identity.codes WHERE expires_at < $1 AND day_began_at < $1 - interval '1 day'",
)
