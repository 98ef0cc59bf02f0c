import { choiceField, momentField, isoStamp, timeZoneField, webAddressField } from './field'

const callTypes = {
  vacancy: {
    name: 'vacancy',
    as: { schemaOrg: 'JobPosting' },
  },
  tender: {
    name: 'tender',
    as: { schemaOrg: 'Demand' },
  },
  consultation: {
    name: 'consultation',
  },
}
export type CallType = keyof typeof callTypes

const callFields = {
  type: choiceField<CallType>(callTypes, {
    column: 'publicationType',
    desk: 'Type',
    panel: {},
  }),
  closesAt: momentField({
    column: 'endsAt',
    desk: 'Closes',
    called: 'closing',
    panel: { hint: 'From this moment on, readers see that it is closed.' },
    shown: 'before',
    advice: (at) => (at === null ? 'No closing is said: it stays open until it is withdrawn.' : undefined),
    cited: {
      dc: (at, facts) => [['coverage', `end=${isoStamp(at!, facts)}; scheme=W3C-DTF;`]],
      meta: (at, facts) => [['DCTERMS.valid', `end=${isoStamp(at!, facts)}; scheme=W3C-DTF;`]],
    },
    schemaOrg: (at, facts) => ({ [facts.type === 'consultation' ? 'expires' : 'validThrough']: isoStamp(at!, facts) }),
  }),
  timeZone: timeZoneField(),
  applyTo: webAddressField({
    mail: true,
    desk: 'Where to apply',
    called: 'address to apply to',
    panel: { hint: 'An address of the web, or an e-mail address.' },
    shown: 'before',
    advice: (to) => (to ? undefined : 'It does not say where to apply.'),
  }),
}

export const callKind = {
  name: 'Call',
  panel: 'Call',
  folder: '/calls',
  isNews: true,
  ends: true,
  as: { schemaOrg: 'CreativeWork', bibtex: 'misc', csl: 'webpage', ris: 'ELEC', dcmi: 'Text' },
  /** In schema.org a vacancy or a demand is not a work: the page about it is a work. */
  thing: ({ '@type': type, name, datePublished, publisher }: Record<string, unknown>) => {
    if (type === 'JobPosting')
      return { '@type': 'Article', title: name, datePosted: datePublished, hiringOrganization: publisher }
    return type === 'Demand' ? { '@type': 'Article' } : {}
  },
  fields: callFields,
}
