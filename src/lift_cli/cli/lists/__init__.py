"""The commands of what is kept beside the modules: ideas, bookmarks, documents, hours, names of students."""
