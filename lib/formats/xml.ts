import { escapeHtml } from '../web/html'

/** Characters that no XML document may contain, escaped or not (XML 1.0, section 2.2), taken out. */
export function cleanXml(text: string) {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** Text as it may stand in an element or a quoted attribute of XML. */
export function escapeXml(text: string) {
  return escapeHtml(cleanXml(text))
}
