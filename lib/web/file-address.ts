import { fallbackFile } from '@/lib/files/media-files'

type FileAddressParts = {
  /** The id of the first version, which is part of every address. */
  lineage: string
  name: string
}

export function fileAddress({ lineage, name }: FileAddressParts) {
  return `/files/${lineage}/${name}`
}

/** Always leads to one version, as citations need. */
export function versionAddress({ lineage, version, name }: FileAddressParts & { version: number }) {
  return `/files/${lineage}/${version}/${name}`
}

/** Leads to the WebP file of a width in pixels, which is one of `widthsOf`. */
export function pictureAddress(id: string, width: number) {
  return `/media/${id}/${width}.webp`
}

/** Leads to the JPEG, which everything can show. */
export function jpegAddress({ id, width }: { id: string; width: number }) {
  return `/media/${id}/${fallbackFile({ width })}`
}
