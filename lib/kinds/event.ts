import { lineField, momentField, isoStamp, timeZoneField, webAddressField, type FactLines, choiceField } from './field'

/** The period of an event as a DCMI Period (Dublin Core). */
function periodWords(start: string | number, { endsAt, timeZone }: FactLines) {
  const end = endsAt ? `end=${isoStamp(endsAt, { timeZone })}; ` : ''
  return `start=${isoStamp(start, { timeZone })}; ${end}scheme=W3C-DTF;`
}

const attendanceMode = (mode: 'Offline' | 'Online' | 'Mixed') => `https://schema.org/${mode}EventAttendanceMode`

const eventFields = {
  startsAt: momentField({
    column: 'startsAt',
    desk: 'Starts',
    called: 'start',
    shown: 'before',
    refusal: (at) => (at === null ? 'Say when the event starts.' : undefined),
    cited: {
      dc: (at, facts) => [['coverage', periodWords(at!, facts)]],
      meta: (at, facts) => [['DCTERMS.temporal', periodWords(at!, facts)]],
    },
    schemaOrg: (at, facts) => ({ startDate: isoStamp(at!, facts) }),
  }),
  endsAt: momentField({
    column: 'endsAt',
    desk: 'Ends',
    called: 'end',
    shown: 'before',
    refusal: (at, { startsAt }) => {
      if (at === null) return 'Say when the event ends.'
      return startsAt && at <= Number(startsAt) ? 'The event ends before it starts.' : undefined
    },
    schemaOrg: (at, facts) => ({ endDate: isoStamp(at!, facts) }),
  }),
  timeZone: timeZoneField(),
  place: lineField({
    desk: 'Place',
    called: 'place',
    max: 300,
    inWords: true,
    panel: { hint: 'As people find it: the room, the house, the town.' },
    shown: 'before',
    api: {},
    advice: (place, { online }) => (place || online ? undefined : 'Neither a place nor an address to join is said.'),
    cited: { csl: 'event-place', ris: 'CY', dc: 'coverage', meta: 'DCTERMS.spatial' },
    schemaOrg: (name) => ({
      location: { '@type': 'Place', name, address: name },
      eventAttendanceMode: attendanceMode('Offline'),
    }),
  }),
  online: webAddressField({
    desk: 'Online',
    called: 'address to join',
    panel: { hint: 'The address at which people join, if they can.' },
    shown: 'before',
    schemaOrg: (url, { place }) => {
      const online = { '@type': 'VirtualLocation', url }
      if (!place) return { location: online, eventAttendanceMode: attendanceMode('Online') }
      const location = [{ '@type': 'Place', name: place, address: place }, online]
      return { location, eventAttendanceMode: attendanceMode('Mixed') }
    },
  }),
}

export const eventKind = {
  name: 'Event',
  panel: 'Event',
  folder: '/events',
  isNews: true,
  ends: true,
  as: { schemaOrg: 'Event', bibtex: 'misc', csl: 'event', ris: 'GEN', dcmi: 'Event' },
  /** In schema.org an event is not a work: the page about it is, with a title, a date and a publisher. */
  thing: ({ publisher }: Record<string, unknown>) => ({ '@type': 'Article', organizer: publisher }),
  fields: eventFields,
}

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
