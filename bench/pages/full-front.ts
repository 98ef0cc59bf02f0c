import { siteSettings } from '@/domain/published/site'
import { changeSettings } from '@/domain/site/settings'
import type { Actor } from '@/domain/staff/actor'
import { got, text } from '@/domain/testing/newsroom'
import { publish } from './made-posts'

const years = [2011, 2012, 2013, 2014, 2015, 2016]

/** The maximum number of highlights, with titles and summaries as long as in a newsroom. */
const highlights = {
  'Eleven villages write down what a safe recruiter does':
    'Their list has nine lines, and each of them came from somebody who had paid too much. It hangs in the market now, beside the bus times.',
  'The hotline at the border answers in five languages':
    'Most calls are about wages and papers. The few that are about more are passed on within the hour, says the office that pays for it.',
  'What shelters ask of the people who visit them':
    'No photographs, no questions about the past, and a telephone call before. A short guide for donors and guests, made by residents.',
  'Fishing crews get contracts that they can read':
    'Since March the port office has handed out forms with pictures. Inspectors found that two in three crews had signed one by the autumn.',
  'Judges and interpreters train together for a week':
    'Forty people from six courts learned from each other how a witness is heard. The next course is planned for the provinces in the north.',
  'A school counts its pupils again after the harvest':
    'Thirty were missing last year and nine this year. The head teacher telephones every family, and the village chief goes where nobody answers.',
}

/** Fills the front page to its limits: six highlights, and a post or more in every month of six years. */
export async function fillFront(actor: Actor) {
  for (const year of years)
    for (let month = 0; month < 12; month++)
      await publish(actor, {
        title: `Post ${month + 1} of ${year}`,
        body: text('Words.'),
        dated: Date.UTC(year, month, 3),
      })
  const pinnedEntryIds: number[] = []
  for (const [title, summary] of Object.entries(highlights)) {
    const dated = Date.UTC(2015, pinnedEntryIds.length, 9)
    pinnedEntryIds.push((await publish(actor, { title, summary, body: text('Words.'), dated })).entryId)
  }
  const { leadEntryId } = await siteSettings()
  got(await changeSettings(actor, { pinnedEntryIds, leadEntryId }, Date.now()))
}
