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
