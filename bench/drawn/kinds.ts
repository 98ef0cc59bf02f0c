import type { Actor } from '@/domain/staff/actor'
import { publish, makePosts } from '../pages/made-posts'
import { templates } from '../pages/weights'

/** Paths of one page of each kind, by name: what is weighed, and texts with all that a text can hold. */
export async function kindsToDraw(actor: Actor) {
  const { withdrawn, '600 words of Burmese': burmese } = await makePosts(actor)
  const weighed = Object.entries(templates).filter(([name]) => !/^help.* (lo|th|vi|zh)$/.test(name))
  return {
    ...Object.fromEntries(weighed.map(([name, { path }]) => [name, path])),
    'publications, Chinese': '/zh/publications',
    'post with a chart': '/2013/11/figures-and-what-they-cannot-say',
    'post with a quotation': '/2014/11/secretariat',
    'post with a picture': '/2015/09/pictures-that-show-nobody',
    'post with notes': await publishNotes(actor),
    'long post, Burmese': burmese,
    withdrawn,
  }
}

async function publishNotes(actor: Actor) {
  const note = (text: string) => ({ type: 'footnote', attrs: { text } })
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Numbers come from two offices' }] }
  const content = [...paragraph.content, note('The labour office.'), { type: 'text', text: ' and are compared' }]
  const whole = { ...paragraph, content: [...content, note('Each year, in March: https://example.org/figures')] }
  const { path } = await publish(actor, {
    title: 'Where numbers are from',
    summary: 'Two sources.',
    body: { type: 'doc', content: [whole] },
  })
  return path
}
