"""A person who has no mouse: everything is reached by Tab and pressed by Enter."""

from playwright.sync_api import expect

FAR = 160
"""So many times Tab, and the whole page was walked through."""
IS_FOCUSED = "element => element === document.activeElement"
HAS_MOVED = "element => element !== document.activeElement"


class Keys:
    """Only the keyboard of a page."""

    def __init__(self, page):
        self.page = page
        self.press = page.keyboard.press
        self.type = page.keyboard.type

    def reach(self, target, key="Tab"):
        """Walk to a thing; fail if the keyboard never gets there."""
        expect(target).to_be_visible()
        for _ in range(FAR):
            if target.evaluate(IS_FOCUSED):
                return
            self.step(key)
        raise AssertionError(f"the keyboard does not reach {target}")

    def step(self, key):
        """Press a key that moves the cursor, and see it move: a line may be slow."""
        here = self.page.evaluate_handle("document.activeElement")
        self.press(key)
        self.page.wait_for_function(HAS_MOVED, arg=here)

    def enter(self, target, text, key="Tab"):
        """Type into a field in place of what is there."""
        self.reach(target, key)
        self.press("Control+a")
        self.type(text)

    def choose(self, target, text, key="Tab"):
        """Type into a field that offers records, and take the first offer."""
        self.enter(target, text, key)
        offer = self.page.locator(".o-autocomplete--dropdown-item", has_text=text)
        expect(offer.first).to_be_visible()
        self.press("Enter")
        expect(self.page.locator(".o-autocomplete--dropdown-menu")).to_have_count(0)

    def push(self, target, key="Tab"):
        """Walk to a button and press it."""
        self.reach(target, key)
        self.press("Enter")

    def menu(self, *names):
        """Open a page by the web client's palette of menus."""
        self.press("Control+k")
        expect(self.page.locator(".o_command_palette input")).to_be_focused()
        self.type(f"/{names[-1]}")
        path = " / ".join(names)
        offer = f".o_command.focused .o_command_name[title='{path}']"
        expect(self.page.locator(offer)).to_be_visible()
        self.press("Enter")
