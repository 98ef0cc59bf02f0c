import { cleanXml, escapeXml } from '../formats/xml'
import { datestamp } from './datestamp'
import type { OaiArguments, OaiRefusal, VerbName } from './request'

const envelopeHead =
  '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">'

type OaiAnswer = {
  base: string
  /** UTC ms. */
  at: number
  /** Undefined if the request was not understood (OAI-PMH 2.0, section 3.2). */
  request?: { verb: VerbName; args: OaiArguments }
}

export function envelope({ base, at, request }: OaiAnswer, body: string | OaiRefusal) {
  const content = typeof body === 'string' ? body : textElement('error', body.message, { code: body.code })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    envelopeHead,
    textElement('responseDate', datestamp(Math.floor(at / 1_000))),
    textElement('request', base, request && { verb: request.verb, ...request.args }),
    content,
    '</OAI-PMH>',
    '',
  ].join('\n')
}

export function textElement(name: string, text: string, attributes: Record<string, string | number | undefined> = {}) {
  return `<${name}${attributesOf(attributes)}>${escapeXml(text)}</${name}>`
}

export function wrapElement(name: string, children: string[], attributes: Record<string, string | undefined> = {}) {
  return [`<${name}${attributesOf(attributes)}>`, ...children, `</${name}>`].join('\n')
}

function attributesOf(attributes: Record<string, string | number | undefined>) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(cleanXml(String(value)))}"`)
    .join('')
}
