/* Security keys: asks the browser for one when its button is pressed, and sends the answer with the form. The questions
   and answers are those of WebAuthn in JSON; older browsers have no reader of their own for it.
   Source: written for onrecord. Licence: Apache-2.0. */

interface Described { id: string; type: PublicKeyCredentialType; transports?: AuthenticatorTransport[] }

function bytes(text: string): ArrayBuffer {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
}

function text(given: ArrayBuffer | null): string | undefined {
  if (!given) return undefined;
  const plain = String.fromCharCode(...new Uint8Array(given));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function described(some: Described[] | undefined): PublicKeyCredentialDescriptor[] {
  return (some ?? []).map((each) => ({ ...each, id: bytes(each.id) }));
}

/** The answer of a key: what every answer has, and what is this one's own. */
function told(key: PublicKeyCredential, own: object): unknown {
  return {
    type: key.type,
    id: key.id,
    rawId: text(key.rawId),
    authenticatorAttachment: key.authenticatorAttachment,
    clientExtensionResults: key.getClientExtensionResults(),
    response: { clientDataJSON: text(key.response.clientDataJSON), ...own },
  };
}

async function create(asked: any): Promise<unknown> {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: described(asked.excludeCredentials),
  };
  const key = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = key.response as AuthenticatorAttestationResponse;
  return told(key, {
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

async function get(asked: any): Promise<unknown> {
  const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: described(asked.allowCredentials) };
  const key = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = key.response as AuthenticatorAssertionResponse;
  return told(key, {
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: text(response.userHandle),
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-key]")) {
  const button = form.querySelector<HTMLButtonElement>("[data-touch]");
  const failed = form.querySelector<HTMLElement>("[data-failed]");
  const without = form.querySelector<HTMLElement>("[data-without]");
  const answer = form.elements.namedItem("credential") as HTMLInputElement;
  if (!button || typeof PublicKeyCredential === "undefined") continue;
  if (without) without.hidden = true;
  button.addEventListener("click", async () => {
    button.disabled = true;
    if (failed) failed.hidden = true;
    try {
      const asked = JSON.parse(form.dataset.options ?? "{}").publicKey;
      answer.value = JSON.stringify(await (form.dataset.key === "create" ? create(asked) : get(asked)));
      form.requestSubmit();
    } catch {
      if (failed) failed.hidden = false;
      button.disabled = false;
    }
  });
}
