type FileName = {
  /** The id of a file's first version, which names all of them to readers. */
  lineage: string
  name: string
}

/** The address that stays: whichever version is the newest is there. */
export function fileAddress({ lineage, name }: FileName) {
  return `/files/${lineage}/${name}`
}

/** The address of one version and no other, as a citation needs it. */
export function versionAddress({ lineage, version, name }: FileName & { version: number }) {
  return `/files/${lineage}/${version}/${name}`
}
