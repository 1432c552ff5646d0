/** Passkeys: data-passkey="register | sign-in" with data-options-url, data-verify-url and data-next. */

import { island, on } from "../core/island";
import { postJson } from "../core/requests";
import { toast } from "./toast";

function bytes(text: string): ArrayBuffer {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

type Described = { id: string; type: PublicKeyCredentialType };
const described = (list: Described[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map((entry) => ({ ...entry, id: bytes(entry.id) }));

async function register(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  const made = (await navigator.credentials.create({
    publicKey: {
      ...(options as unknown as PublicKeyCredentialCreationOptions),
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: described(options.excludeCredentials as Described[] | undefined),
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...envelope(made),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports(),
    },
  };
}

async function signIn(options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  const found = (await navigator.credentials.get({
    publicKey: {
      ...(options as unknown as PublicKeyCredentialRequestOptions),
      challenge: bytes(options.challenge),
      allowCredentials: described(options.allowCredentials as Described[] | undefined),
    },
  })) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    ...envelope(found),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  };
}

function envelope(credential: PublicKeyCredential): Record<string, unknown> {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function run(button: HTMLElement): Promise<void> {
  const { passkey, optionsUrl = "", verifyUrl = "", next = "" } = button.dataset;
  const name = button.closest("form")?.querySelector<HTMLInputElement>('[name="passkey_name"]')?.value;
  const { challenge_id, options } = await postJson<{ challenge_id: string; options: unknown }>(optionsUrl, {});
  const credential =
    passkey === "register"
      ? await register(options as PublicKeyCredentialCreationOptionsJSON)
      : await signIn(options as PublicKeyCredentialRequestOptionsJSON);
  const proof = { method: "passkey", challenge_id, credential, ...(name ? { name } : {}) };
  const answer = await postJson<{ next?: string } | null>(verifyUrl, proof);
  location.assign(answer?.next || next || location.href);
}

/** Hidden in the page until the browser turns out to know passkeys. */
island("[data-passkey]", (button) => {
  button.hidden = !("PublicKeyCredential" in window);
});
on("click", "[data-passkey]", (button, event) => {
  event.preventDefault();
  if (button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  run(button)
    .catch((reason: unknown) => {
      const cancelled = reason instanceof DOMException && ["NotAllowedError", "AbortError"].includes(reason.name);
      if (!cancelled) toast(reason instanceof Error ? reason.message : String(reason), "error");
    })
    .finally(() => button.removeAttribute("aria-busy"));
});
