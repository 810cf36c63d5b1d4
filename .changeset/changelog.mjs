/** What CHANGELOG.md says of a release: each change in the words of its changeset, and one line for what it comes with. */
export default {
  getReleaseLine: async ({ summary }) => `- ${summary.trim().replaceAll("\n", "\n  ")}`,
  getDependencyReleaseLine: async (_, updated) =>
    updated.length === 0
      ? ""
      : `- Comes with ${updated.map(({ name, newVersion }) => `${name} ${newVersion}`).join(", ")}`,
}
