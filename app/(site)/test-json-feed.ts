import { z } from 'zod'

const address = z.url({ protocol: /^https?$/ })
const people = z.array(z.strictObject({ name: z.string().min(1), url: address.optional() })).min(1)

/** JSON Feed 1.1 (jsonfeed.org), with the members alone that this site uses. */
export const JsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: address,
  feed_url: address,
  language: z.string().regex(/^[a-z]{2}$/),
  authors: people,
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: address,
      title: z.string(),
      summary: z.string().optional(),
      content_html: z.string().min(1),
      image: address.optional(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: people.optional(),
      tags: z.array(z.string()).min(1).optional(),
      language: z.string().regex(/^[a-z]{2}$/),
      attachments: z
        .array(
          z.strictObject({
            url: address,
            mime_type: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
            title: z.string().min(1),
            size_in_bytes: z.int().positive(),
          }),
        )
        .min(1)
        .optional(),
    }),
  ),
})
