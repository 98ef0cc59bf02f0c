import { endings, isRecording } from '@/lib/files/media-types'
import { advice, blocking, openingWords, type Check, type CheckedText } from './check'

const describe = 'Describe it for readers who cannot see it'

/** Pictures need descriptions, recordings transcripts, and no picture should be a text. */
export function pictureChecks({ doc, lead, files, upload, missing }: CheckedText): Check[] {
  const checks: Check[] = []
  const isMissing = (id: string) => missing?.has(id) ?? false
  if (lead && isMissing(lead.mediaId))
    checks.push(
      blocking('missing upload', 'The lead picture is no longer there. Remove it or choose another.', {
        field: 'lead',
      }),
    )
  else if (lead && !lead.decorative) {
    const alt = lead.alt.trim() || upload(lead.mediaId)?.alt.trim()
    if (!alt)
      checks.push(
        blocking('description', `The lead picture has no description. ${describe}, or say that it is decorative.`, {
          field: 'lead',
        }),
      )
    else checks.push(...textAsPicture(alt, upload(lead.mediaId)?.name, { field: 'lead' }))
  }
  if (files.some(({ mediaId }) => isMissing(mediaId)))
    checks.push(
      blocking('missing upload', 'A file of this text is no longer there. Remove it or add it again.', {
        field: 'files',
      }),
    )
  let number = 0
  doc.descendants((node, pos) => {
    const place = { from: pos, to: pos + node.nodeSize }
    const id = String(node.attrs.mediaId ?? '')
    if (id && isMissing(id))
      checks.push(
        blocking('missing upload', `A ${node.type.name} in the text is no longer there. Remove it or add it again.`, {
          ...place,
        }),
      )
    else if (node.type.name === 'picture' && !id)
      checks.push(
        blocking('missing upload', 'A picture of a pasted text is missing. Choose it, or remove its place.', place),
      )
    else if (node.type.name === 'file' && !String(node.attrs.transcript).trim() && isRecordingName(upload(id)?.name))
      checks.push(
        advice(
          'transcript',
          `The recording “${openingWords(String(node.attrs.title) || upload(id)!.name)}” has no transcript. Write down what is said in it, for readers who cannot hear it.`,
          place,
        ),
      )
    else if (node.type.name === 'picture') {
      number++
      const alt = String(node.attrs.alt ?? '').trim()
      if (!node.attrs.decorative && !alt)
        checks.push(
          blocking(
            'description',
            `Picture ${number} in the text has no description. ${describe}, or say that it is decoration.`,
            place,
          ),
        )
      else if (!node.attrs.decorative) checks.push(...textAsPicture(alt, upload(id)?.name, place))
    }
    return !node.isTextblock
  })
  return checks
}

function isRecordingName(name = '') {
  return Object.entries(endings).some(([type, [ending]]) => isRecording(type) && name.endsWith(ending))
}

function textAsPicture(alt: string, name: string | undefined, place: Check['place']): Check[] {
  if (alt.length > 150)
    return [
      advice(
        'text as picture',
        `The description “${openingWords(alt)}” is long. If the picture shows a text or a table, put that into the text itself.`,
        place,
      ),
    ]
  if (name && /screen-?shot|screen-?grab|scan(ned)?\b|schermafbeelding|capture-d/i.test(name))
    return [
      advice(
        'text as picture',
        `The picture ${name} looks like a picture of a screen or a page. Words in it cannot be searched, translated or enlarged.`,
        place,
      ),
    ]
  return []
}
