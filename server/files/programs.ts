import type { IncomingMessage } from 'node:http'

const programNames =
  /(?<!cu)bot\b|crawler|spider|harvest|heritrix|ia_archiver|googleother|facebookexternalhit|facebookcatalog|whatsapp\/|slack-imgproxy|skypeuripreview|embedly|vkshare|bingpreview/i

/** Returns whether this is a crawler, or a messenger that copies pages. */
export function isProgram({ headers }: IncomingMessage) {
  return programNames.test(headers['user-agent'] ?? '')
}
