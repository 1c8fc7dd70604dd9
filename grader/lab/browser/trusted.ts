/** The policy under which the page makes its worker; browsers without such policies need none. */
interface Policy {
  readonly createScriptURL: (url: string) => string;
}

const { trustedTypes } = globalThis as unknown as {
  readonly trustedTypes?: { readonly createPolicy: (name: string, rules: Policy) => Policy };
};

const policy = trustedTypes?.createPolicy('lab', { createScriptURL: (url) => url });

/** The URL of a script that the page itself made. */
export const scriptUrl = (url: string): string => policy?.createScriptURL(url) ?? url;
