import { lineField, momentField, isoStamp, timeZoneField, webAddressField, type FactLines } from './field'

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
