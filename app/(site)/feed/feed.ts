import { feedAddress, type FeedFormat } from '@/components/site/parts'
import { type Frame, siteName, tagline } from '@/components/site/frame'
import { jpegAddress } from '@/lib/web/file-address'
import type { List } from './lists'

export type Feed = {
  frame: Frame
  title: string
  description: string
  home: string
  self: string
  publisher: string
  logo: string | undefined
  icon: { small: string; large: string } | undefined
  changedAt: number | undefined
  items: List['items']
}

export function feedIn(format: FeedFormat, list: List, frame: Frame): Feed {
  const { origin, site } = frame
  const name = siteName(frame).text
  return {
    frame,
    title: list.title ? `${list.title} – ${name}` : name,
    description: tagline(frame).text || name,
    home: origin + list.path,
    self: origin + feedAddress(list.path, format),
    publisher: site.publisher || site.name,
    logo: site.logo ? origin + jpegAddress(site.logo) : undefined,
    icon: site.icon ? { small: `${origin}/icon-48.png`, large: `${origin}/icon-512.png` } : undefined,
    changedAt: list.changedAt,
    items: list.items,
  }
}
