import { expect, test } from 'vitest'
import type { BodyMedia } from './body-media'
import { mediaIdsIn, plainTextOf, renderBody } from './render'
import { bodySchema } from './schema'

const doc = (block: unknown) => bodySchema.nodeFromJSON({ type: 'doc', content: [block] })
const film: BodyMedia = {
  id: '0123456789ab',
  lineage: '0123456789ab',
  name: 'the-river.mp4',
  type: 'video/mp4',
  bytes: 3_200_000,
  width: null,
  height: null,
  pages: null,
  tone: null,
  recording: { seconds: 184.6, width: 640, height: 360 },
}
const played = (attrs: object, upload: BodyMedia = film) =>
  renderBody(doc({ type: 'file', attrs: { mediaId: film.id, ...attrs } }), new Map([[film.id, upload]]))

test('a film is played where it stands, asks for nothing before, and its words are beside', () => {
  expect(played({ title: 'On the "river"', transcript: 'First <line>.\nSame paragraph.\n \nSecond.' })).toBe(
    '<figure class="recording"><video src="/files/0123456789ab/the-river.mp4" controls preload="none" aria-label="On the &quot;river&quot;" width="640" height="360" playsinline></video>' +
      '<p class="file"><a href="/files/0123456789ab/the-river.mp4">On the &quot;river&quot;</a> <span>MP4 · 3.2 MB · 3:05</span></p>' +
      '<details class="transcript"><summary>Transcript</summary><p>First &lt;line&gt;.\nSame paragraph.</p><p>Second.</p></details></figure>',
  )
  expect(mediaIdsIn(doc({ type: 'file', attrs: { mediaId: film.id } }))).toEqual([film.id])
  expect(plainTextOf(doc({ type: 'file', attrs: { title: 'A', transcript: 'Said.' } }))).toBe('A\nSaid.')
})

test('a film without pictures is played as sound; without words there is nothing to open', () => {
  const out = played(
    { transcript: ' \n' },
    { ...film, name: 'a.mp3', type: 'audio/mpeg', recording: { seconds: 3725 } },
  )
  expect(out).toContain('<audio src="/files/0123456789ab/a.mp3" controls preload="none" aria-label="a.mp3"></audio>')
  expect(out).toContain('MP3 · 3.2 MB · 1:02:05')
  expect(out).not.toContain('details')
  expect(played({}, { ...film, recording: null })).toContain('<audio ')
})
