import { cleanXml, escapeXml } from '../formats/xml'
import { datestamp } from './datestamp'
import type { Arguments, Refusal, VerbName } from './request'

const head =
  '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">'

type OaiAnswer = {
  base: string
  /** UTC ms. */
  at: number
  /** Undefined where the request was not understood (OAI-PMH 2.0, section 3.2). */
  request?: { verb: VerbName; args: Arguments }
}

export function envelope({ base, at, request }: OaiAnswer, body: string | Refusal) {
  const content = typeof body === 'string' ? body : element('error', body.message, { code: body.code })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    head,
    element('responseDate', datestamp(Math.floor(at / 1_000))),
    element('request', base, request && { verb: request.verb, ...request.args }),
    content,
    '</OAI-PMH>',
    '',
  ].join('\n')
}

export function element(name: string, text: string, attributes: Record<string, string | number | undefined> = {}) {
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
