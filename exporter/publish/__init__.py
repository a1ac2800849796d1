"""Brings issues to a platform: the drafts of WeChat's official API.

`submission` makes of a bundle what is submitted, `wechat` goes through the steps, `client` calls
the API by a `Send`, which is the network (`transport`) or a folder (`dryrun`).
"""
