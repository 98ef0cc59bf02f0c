import { escapeHtml } from '../web/html'

/** Removes characters that XML 1.0 (section 2.2) forbids, escaped or not. */
export function cleanXml(text: string) {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

export function escapeXml(text: string) {
  return escapeHtml(cleanXml(text))
}
