export function isWebAddress(url: string) {
  return url.length <= 500 && /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)
}

export function isSecureAddress(url: string) {
  return isWebAddress(url) && /^https:/i.test(url)
}
