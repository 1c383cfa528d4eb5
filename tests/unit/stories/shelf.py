"""The simplest shelf of stories: it looks at everything."""

from onrecord.stories import Neighbour, StoryInput, place, sketch


def told(text, day=None, names=(), title=None):
    return sketch(StoryInput(title, text, day, tuple(names)))


class Shelf:
    """Articles and their stories; a story goes by the number of its first article."""

    def __init__(self):
        self.all = []

    def neighbours(self, keys, first_day, last_day):
        shared = [(len(set(keys) & set(each.sketch.keys)), each) for each in self._of(first_day, last_day)]
        return [each for count, each in sorted(shared, key=lambda pair: -pair[0]) if count]

    def members(self, story, first_day, last_day):
        return [each for each in self._of(first_day, last_day) if each.story == story]

    def _of(self, first_day, last_day):
        return [each for each in self.all if not each.sketch.day or first_day <= each.sketch.day <= last_day]

    def add(self, made):
        """Place a sketch, and give the number of its story."""
        number = len(self.all)
        stories = place(made, self)
        into = min((number, *stories))
        self.all = [each._replace(story=into) if each.story in stories else each for each in self.all]
        self.all.append(Neighbour(number, into, made))
        return into

    def stories(self):
        """The stories as sets of articles."""
        found = {}
        for each in self.all:
            found.setdefault(each.story, set()).add(each.article)
        return sorted(found.values(), key=min)
