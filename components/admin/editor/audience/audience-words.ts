import { teamInWords } from '@/lib/text/team-words'

type Limit = false | { people: string[]; teams: string[] }

const inWords = new Intl.ListFormat('en-GB')

/** Returns in few words who sees a draft. People come before teams. */
export function audienceNote({ limit }: { limit: Limit }): string {
  if (!limit) return 'Everybody at the desk'
  return `Only ${inWords.format([...limit.people, ...limit.teams.map(teamInWords)])}`
}

export function audienceSentence(audience: { limit: Limit }): string {
  const isSeveral = audience.limit && audience.limit.people.length + audience.limit.teams.length > 1
  return `${audienceNote(audience)} ${isSeveral ? 'see' : 'sees'} this draft.`
}
