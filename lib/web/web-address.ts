/** Returns whether a text is the whole address of a page, such as https://www.example.org, of at most 500 characters. */
export function isWebAddress(url: string) {
  return url.length <= 500 && /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)
}

/** Returns whether an address is addresses that are only opened over a connection that nobody on the way can read or change. */
export function isSecureAddress(url: string) {
  return isWebAddress(url) && /^https:/i.test(url)
}
